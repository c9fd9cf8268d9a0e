package io.countersign.architecture.planted.worldininside.domain;

import io.countersign.architecture.Violation;
import java.nio.file.Path;

@Violation
record ReadingFiles(Path known) {}
