"""What each tab shows, as data: its columns, rows, order, tones and notes.

Tabs are laid out from assessed clients and their figures; how any of it is drawn is the business of ``books``, which
this room does not know.
"""
