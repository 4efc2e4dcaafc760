"""Cutting: where one article ends in a dump and the next begins.

``split`` is the way in. It looks at how a dump begins and chooses: ``by_signs`` cuts at gaps, rules and markers, a line at a time;
``markers`` and ``marker_series`` learn what a marker looks like in this dump; where there are no signs, ``seams`` tells by the text, weighing
the ``seam_signs``. ``lines`` says what single lines are.
"""
