package io.percorso.engine.customer;

import io.percorso.engine.evaluation.Judged;

/**
 * A change of where a definition puts a customer.
 *
 * @param standing where it has put the customer until now
 * @param outcome where it puts the customer
 * @param at since when
 * @param origin why this is known only now
 */
record StandingChange(Judged definition, Standing standing, int outcome, long at, Origin origin) {}
