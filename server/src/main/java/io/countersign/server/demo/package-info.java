/** A whole sign-in, played against a server over HTTP for a person to read. */
@NullMarked
package io.countersign.server.demo;

import org.jspecify.annotations.NullMarked;
