"""An invoice of one page with a table of items."""

INVOICE = r"""
#set document(title: "Invoice 2291", author: "Okafor Plumbing")
#set page(paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 24mm), footer: [
  #set text(8pt, fill: luma(90))
  #line(length: 100%, stroke: 0.4pt + luma(170))
  Okafor Plumbing · 7 Foundry Yard, Bristol BS2 0XJ · VAT registered
  #h(1fr) accounts\@okafor-plumbing.example
])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", region: "GB")
#let accent = rgb("#1f4e6b")
#let rule(x, y) = (bottom: if y == 0 { 0.9pt + accent } else { 0.4pt + luma(200) })

#block(width: 100%, fill: accent, inset: (x: 8mm, y: 6mm))[
  #set text(fill: white)
  #grid(columns: (1fr, auto),
    [#text(19pt, weight: "bold")[Okafor Plumbing] \ #text(9pt)[Pipes, heating, drying after water damage]],
    align(right + horizon, text(15pt)[INVOICE]),
  )
]
#v(7mm)
#grid(columns: (1fr, 1fr, auto), column-gutter: 8mm,
  [#text(8pt, fill: accent)[BILL TO] \ Margaret Ellison \ 18 Larkspur Lane \ Bristol BS6 5QD \
    margaret.ellison\@example.org],
  [#text(8pt, fill: accent)[WORK DONE AT] \ 18 Larkspur Lane \ Bristol BS6 5QD \ Contact: Thomas Ellison \
    +44 7700 900142],
  table(columns: 2, stroke: none, inset: (x: 3pt, y: 2pt), align: (left, right),
    [Invoice], [2291],
    [Date], [2 March 2026],
    [Due], [16 March 2026],
    [Plumber], [Daniel Okafor],
  ),
)
#v(9mm)
#table(
  columns: (auto, 1fr, auto, auto, auto),
  stroke: rule,
  inset: (x: 4pt, y: 7pt),
  align: (left, left, right, right, right),
  table.header([*No.*], [*Description*], [*Quantity*], [*Price*], [*Amount*]),
  [1], [Night call, turn off and make safe], [1], [£85.00], [£85.00],
  [2], [Replace burst section, 15 mm copper, 2.4 m], [1], [£64.50], [£64.50],
  [3], [Compression fittings], [4], [£6.25], [£25.00],
  [4], [Labour, Daniel Okafor, 27 and 28 February], [3.5 h], [£52.00], [£182.00],
  [5], [Hire of drier, collected by Thomas Ellison], [6 days], [£18.00], [£108.00],
)
#align(right, table(columns: (38mm, 26mm), stroke: none, inset: (x: 4pt, y: 4pt), align: (left, right),
  [Subtotal], [£464.50],
  [VAT 20 %], [£92.90],
  table.hline(stroke: 0.9pt + accent),
  [*Total*], [*£557.40*],
))
#v(8mm)
#block(width: 100%, stroke: 0.5pt + luma(190), inset: 5mm)[
  #text(8pt, fill: accent)[PAYMENT] #v(1mm)
  #grid(columns: (42mm, 1fr), row-gutter: 3mm,
    [Bank transfer], [IBAN DE89 3704 0044 0532 0130 00, account of Daniel Okafor],
    [Deposit received], [£240.00 by card 5555 5555 5555 4444, Margaret Ellison, 28 February],
    [Questions], [daniel\@okafor-plumbing.example or 020 7946 0733],
  )
]
#v(6mm)
Thank you for your custom. Please quote the invoice number with your payment.
"""
