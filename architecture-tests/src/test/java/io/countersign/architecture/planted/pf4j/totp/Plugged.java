package io.countersign.architecture.planted.pf4j.totp;

import io.countersign.architecture.Violation;
import org.pf4j.PluginManager;

@Violation
record Plugged(PluginManager known) {}
