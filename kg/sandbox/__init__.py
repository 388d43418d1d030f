"""Queries from strangers: static checks first, then worker processes that can be ended, under limits of the operating system.

The checks refuse what a query may not ask for; the workers hold what the checks cannot foresee (time, memory, crashes). Either
alone is not enough: the engines have no sandbox of their own.
"""
