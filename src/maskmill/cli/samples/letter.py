"""A letter of three pages from an insurer: letterhead, running text, a table, a signature."""

LETTER = r"""
#set document(title: "Your claim RW/2291", author: "Priya Raman", keywords: ("claim", "Margaret Ellison"))
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 32mm, bottom: 28mm),
  header: context if counter(page).get().first() > 1 [
    #set text(9pt, fill: luma(90))
    Redwater Mutual Insurance #h(1fr) Claim RW/2291 · Margaret Ellison
    #line(length: 100%, stroke: 0.4pt + luma(170))
  ],
  footer: context [
    #set text(8pt, fill: luma(90))
    #line(length: 100%, stroke: 0.4pt + luma(170))
    Redwater Mutual Insurance · 40 Harbour Street · Bristol BS1 4RH · Registered in England
    #h(1fr) Page #counter(page).display() of 3
  ],
)
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", region: "GB")
#set par(justify: true, leading: 0.68em, spacing: 1.15em)
#let accent = rgb("#7a1f2b")
#show heading: it => block(above: 1.5em, below: 0.8em, text(12pt, fill: accent, it.body))

#grid(columns: (1fr, auto),
  [#text(20pt, weight: "bold", fill: accent)[Redwater Mutual] \ #text(9pt, fill: luma(90))[Household claims]],
  align(right, text(9pt)[40 Harbour Street \ Bristol BS1 4RH \ Telephone 020 7946 0958 \ claims\@redwater.example]),
)
#v(12mm)
#grid(columns: (1fr, auto),
  [Mrs. Margaret Ellison \ 18 Larkspur Lane \ Bristol BS6 5QD],
  align(right)[9 March 2026 \ Our reference: RW/2291/PR],
)
#v(8mm)
*Your claim for water damage on 27 February 2026*

Dear Mrs. Ellison,

Thank you for your call of 4 March. I am sorry to hear what happened to your house, and I am writing to confirm what we
agreed. My name is Priya Raman and I will look after your claim until it is settled. You can reach me directly on
+44 20 7946 0321 or at priya.raman\@redwater.example.

You told us that a pipe in the upstairs bathroom burst during the night, that water ran through the ceiling of the
kitchen, and that your neighbour, Mr. Daniel Okafor of 20 Larkspur Lane, turned the water off while you were away. We
have spoken to Mr. Okafor, who kindly confirmed the time.

= What we hold about you

So that you can check them, these are the details on your policy. Please tell us if any of them is wrong.

#table(
  columns: (48mm, 1fr),
  stroke: (x, y) => (bottom: 0.4pt + luma(190)),
  inset: (x: 0pt, y: 5pt),
  [Policyholder], [Margaret Ellison],
  [Date of birth], [17 June 1958],
  [Address], [18 Larkspur Lane, Bristol BS6 5QD],
  [E-mail], [margaret.ellison\@example.org],
  [Mobile telephone], [+44 7700 900142],
  [National Insurance number], [AB 12 34 56 C],
)

#pagebreak()
= What happens next

Our surveyor, Helen Marchetti, will visit you on 16 March between ten and twelve. She will measure the damp in the walls
and take photographs of the ceiling; nothing needs to be tidied before she comes. If that morning does not suit you,
please write to helen.marchetti\@marchetti-surveys.example or ring her on (312) 555-0147, which also takes messages.

Until she has been, please keep the damaged floor covering. You need not keep food that has spoiled: a list with prices
is enough. We will pay for a plumber and for the hire of a drier at once, up to the limit of your policy.

= Your son's authority

You asked us to speak to your son when you are away. Because he lives in the United States we had to identify him with
the papers that he sent us. We hold the following for Thomas Ellison, and for no other purpose:

#table(
  columns: (48mm, 1fr),
  stroke: (x, y) => (bottom: 0.4pt + luma(190)),
  inset: (x: 0pt, y: 5pt),
  [Name], [Thomas Ellison],
  [Date of birth], [3 November 1984],
  [Address], [2204 Maple Ridge Drive, Madison, WI 53711],
  [Social security number], [536-22-8726],
  [Passport number], [533380006],
  [E-mail], [thomas.ellison\@example.net],
)

Mr. Ellison may ask how the claim stands and may receive copies of our letters. He may not change the account to which
we pay, nor accept an offer in your name. You can end his authority at any time, by telephone or in writing, and you
need not give a reason.

= The interim payment

We have agreed to pay £1,850.00 before the survey. You asked us to use a new account, and we have written down what you
read to us on the telephone. Because accounts are sometimes changed by people who should not, we will ring you on the
number above before the payment leaves us.

#pagebreak()
= Payment details

#table(
  columns: (auto, 1fr, auto),
  stroke: (x, y) => (bottom: if y == 0 { 0.9pt + accent } else { 0.4pt + luma(190) }),
  inset: (x: 4pt, y: 6pt),
  align: (left, left, right),
  table.header([*Purpose*], [*Account*], [*Amount*]),
  [Interim payment], [GB82 WEST 1234 5698 7654 32 \ Margaret Ellison], [£1,850.00],
  [Emergency plumber], [DE89 3704 0044 0532 0130 00 \ Okafor Plumbing], [£240.00],
  [Policy excess, received], [Card 4111 1111 1111 1111], [#sym.minus £250.00],
)

The excess was paid by card on 4 March, and we shall set it against the final amount. No further payment is due from
you.

= How to complain

We hope that you will be content with the way in which we handle your claim. Should you not be, please write to Robert
Lindqvist, Head of Customer Care, at the address above, or to robert.lindqvist\@redwater.example. He answers every
letter himself within five working days. You may also turn to the ombudsman, free of charge, within six months of our
final answer.

= Your data

We keep the papers of a claim for seven years after it is closed. Photographs that do not show damage are deleted at
once. If you ask for a copy of what we hold, we will send it to you within a month.

With kind regards,

#v(14mm)
#line(length: 55mm, stroke: 0.4pt)
Priya Raman \
Senior claims adviser

#v(8mm)
#text(9.5pt)[Copy: Thomas Ellison, 2204 Maple Ridge Drive, Madison, WI 53711 \
  Enclosed: claim form, list of approved contractors]
"""
