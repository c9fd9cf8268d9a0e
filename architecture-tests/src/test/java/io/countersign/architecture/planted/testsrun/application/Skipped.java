package io.countersign.architecture.planted.testsrun.application;

import io.countersign.architecture.Violation;
import org.junit.jupiter.api.Disabled;

@Violation
@Disabled
final class Skipped {}
