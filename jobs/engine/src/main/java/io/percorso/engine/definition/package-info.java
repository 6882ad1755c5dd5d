/** What users define: segments, journeys, feedback metrics, churn models. */
package io.percorso.engine.definition;
