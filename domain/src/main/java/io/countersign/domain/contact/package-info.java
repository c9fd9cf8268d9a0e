/** Whether somebody can be reached at an address, for people who enroll nothing. */
@NullMarked
package io.countersign.domain.contact;

import org.jspecify.annotations.NullMarked;
