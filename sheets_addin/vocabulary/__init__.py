"""What everything else speaks of: columns, choices, settings, typed cells, problems, layouts, languages.

This room imports no other.
"""
