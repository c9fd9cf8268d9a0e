package io.countersign.architecture.planted.sql.server;

import io.countersign.architecture.Violation;
import java.sql.Connection;

@Violation
record Connected(Connection known) {}
