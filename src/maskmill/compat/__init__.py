"""The names of the old systems (DESIGN section 3): a registry, and what makes a call of old work as a job of ours.

registry   old name -> kind of job, queue, arguments     arguments  what an old call's arguments mean as a job
facade     delay, apply_async, a direct call             upload     reading a file that an old call names
signature  s, si, chain, link                            shape      a job's result in an old task's words
registered the Celery tasks under these names            callbacks  the base task with call-backs
config     get_config()                                  monitor    the monitor object
"""
