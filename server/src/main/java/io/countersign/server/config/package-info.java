/**
 * The typed configuration: every setting with its default, range and documentation in one place.
 */
@NullMarked
package io.countersign.server.config;

import org.jspecify.annotations.NullMarked;
