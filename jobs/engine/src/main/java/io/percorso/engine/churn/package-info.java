/** Churn: how likely a customer is to stay silent, why, and when that crosses a threshold. */
package io.percorso.engine.churn;
