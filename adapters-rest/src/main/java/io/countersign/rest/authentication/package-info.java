/** Authentications over HTTP: begin, choose, verify, read. */
@NullMarked
package io.countersign.rest.authentication;

import org.jspecify.annotations.NullMarked;
