/** Read users. */
@NullMarked
package io.countersign.application.user;

import org.jspecify.annotations.NullMarked;
