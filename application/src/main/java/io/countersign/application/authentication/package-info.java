/** Begin, continue, verify and read authentications. */
@NullMarked
package io.countersign.application.authentication;

import org.jspecify.annotations.NullMarked;
