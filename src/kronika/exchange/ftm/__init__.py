"""The chronicle as FollowTheMoney: entities for Aleph, statements for nomenklatura and yente.

    kronika.exchange.ftm.statements -> one value of one property, by whom, where
    kronika.exchange.ftm.entities   -> the same, rolled up by entity

The statement is the atom here as there: an entity is the view that its statements give. Nothing
of the `followthemoney` package is needed to write them.
"""
