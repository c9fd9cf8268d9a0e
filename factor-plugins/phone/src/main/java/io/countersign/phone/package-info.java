/** The factor {@code phone}: a code that is sent to a number, as {@code sms} or {@code voice}. */
@NullMarked
package io.countersign.phone;

import org.jspecify.annotations.NullMarked;
