/** Passkeys through the packaged server, with a soft key and in a real browser. */
@NullMarked
package io.countersign.browser;

import org.jspecify.annotations.NullMarked;
