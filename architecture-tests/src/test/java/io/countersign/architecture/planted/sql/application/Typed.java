package io.countersign.architecture.planted.sql.application;

import io.countersign.architecture.Violation;
import org.jooq.DSLContext;

@Violation
record Typed(DSLContext known) {}
