package io.countersign.application.storage;

/**
 * How the connections to the store are used at a moment.
 *
 * @param active how many are in use
 * @param idle how many are open and not in use
 * @param waiting how many threads wait for one
 * @param most how many there may be
 */
public record PoolUse(int active, int idle, int waiting, int most) {}
