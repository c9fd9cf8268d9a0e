package io.countersign.architecture.planted.cryptography.persistence;

import com.google.crypto.tink.Aead;
import io.countersign.architecture.Violation;

@Violation
record Encrypted(Aead known) {}
