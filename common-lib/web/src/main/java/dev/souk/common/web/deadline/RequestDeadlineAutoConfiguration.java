package dev.souk.common.web.deadline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Deadlines of requests. Spring Boot adds the listener to the transaction manager. */
@AutoConfiguration
@Import({RequestDeadlineFilter.class, DeadlineTransactionListener.class})
class RequestDeadlineAutoConfiguration {}
