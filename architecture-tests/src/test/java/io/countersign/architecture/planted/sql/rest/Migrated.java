package io.countersign.architecture.planted.sql.rest;

import io.countersign.architecture.Violation;
import liquibase.Liquibase;

@Violation
record Migrated(Liquibase known) {}
