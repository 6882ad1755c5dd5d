package io.percorso.customerjourney;

/**
 * How far a subtask is with taking its customers over to new rules.
 *
 * @param at by the wall clock, in milliseconds since the epoch
 * @param set the number of the newest set of definitions in force
 * @param subtask the subtask's number, from 0
 * @param subtasks how many there are
 * @param share of the customers that has been taken over
 * @param customers judged anew since the sweep began
 */
public record JobReport(
    long at, long set, int subtask, int subtasks, double share, long customers) {}
