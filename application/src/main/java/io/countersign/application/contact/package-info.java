/** Codes for people who enroll nothing: for sign-in, registration or password reset. */
@NullMarked
package io.countersign.application.contact;

import org.jspecify.annotations.NullMarked;
