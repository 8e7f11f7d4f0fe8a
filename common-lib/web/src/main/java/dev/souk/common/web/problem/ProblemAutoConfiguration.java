package dev.souk.common.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Problems for every error of a service. */
@AutoConfiguration
@Import({ProblemHandler.class, ProblemReportValve.class, ProblemWriter.class})
class ProblemAutoConfiguration {}
