"""What runs inside LibreOffice, on its own Python and the standard library alone.

The build packs this folder under another name, so modules here import each other relatively and nothing of the rest of
the product; what they need to know of its definitions comes in ``product.json``.
"""
