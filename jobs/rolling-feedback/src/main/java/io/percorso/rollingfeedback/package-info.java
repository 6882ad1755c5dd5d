/** The job that rolls up answers in context: NPS, CSAT and CES with their uncertainty. */
package io.percorso.rollingfeedback;
