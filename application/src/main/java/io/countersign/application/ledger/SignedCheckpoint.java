package io.countersign.application.ledger;

import io.countersign.domain.tenant.TenantId;

/**
 * A checkpoint as it is kept, be it that somebody forged it.
 *
 * @param position of the entry that it is about
 * @param jws the checkpoint, signed, in compact form (RFC 7515 section 7.1), 1 to 1,000 characters
 */
public record SignedCheckpoint(TenantId tenant, long position, String jws) {}
