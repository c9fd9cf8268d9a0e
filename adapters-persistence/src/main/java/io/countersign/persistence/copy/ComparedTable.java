package io.countersign.persistence.copy;

/**
 * A table that is the same on both sides.
 *
 * @param rows how many it has
 * @param checksum over all of them, as hexadecimal digits
 */
public record ComparedTable(String name, long rows, String checksum) {}
