package io.countersign.application.ledger;

import io.countersign.domain.event.Checkpoint;

/**
 * A checkpoint that this installation signed.
 *
 * @param checkpoint what it says
 * @param jws with which anybody can see so who has the key
 */
public record GenuineCheckpoint(Checkpoint checkpoint, String jws) {}
