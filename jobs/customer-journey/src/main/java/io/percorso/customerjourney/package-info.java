/** The job keyed by customer: history in, segments and journeys out. */
package io.percorso.customerjourney;
