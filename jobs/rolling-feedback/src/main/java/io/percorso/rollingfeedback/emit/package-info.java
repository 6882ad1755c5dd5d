/** Points of rolling figures as the wire has them. */
package io.percorso.rollingfeedback.emit;
