package io.countersign.architecture.planted.worldininside.domain;

import io.countersign.architecture.Violation;
import java.io.InputStream;

@Violation
record Streaming(InputStream known) {}
