/** What keeps secrets at rest. */
@NullMarked
package io.countersign.application.secret;

import org.jspecify.annotations.NullMarked;
