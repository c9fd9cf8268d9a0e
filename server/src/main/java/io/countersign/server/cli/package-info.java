/** The command line. */
@NullMarked
package io.countersign.server.cli;

import org.jspecify.annotations.NullMarked;
