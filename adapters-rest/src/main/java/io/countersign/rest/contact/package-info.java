/** Codes for people who enroll nothing. */
@NullMarked
package io.countersign.rest.contact;

import org.jspecify.annotations.NullMarked;
