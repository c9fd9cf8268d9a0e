package io.countersign.architecture.planted.geography.rest;

import com.maxmind.db.Reader;
import io.countersign.architecture.Violation;

@Violation
record Looked(Reader known) {}
