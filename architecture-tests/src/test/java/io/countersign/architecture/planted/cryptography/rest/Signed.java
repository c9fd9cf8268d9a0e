package io.countersign.architecture.planted.cryptography.rest;

import com.nimbusds.jwt.SignedJWT;
import io.countersign.architecture.Violation;

@Violation
record Signed(SignedJWT known) {}
