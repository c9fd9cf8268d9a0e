/** Codes for people who enroll nothing. */
@NullMarked
package io.countersign.persistence.contact;

import org.jspecify.annotations.NullMarked;
