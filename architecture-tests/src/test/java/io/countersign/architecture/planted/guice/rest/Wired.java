package io.countersign.architecture.planted.guice.rest;

import com.google.inject.AbstractModule;
import io.countersign.architecture.Violation;

@Violation
final class Wired extends AbstractModule {}
