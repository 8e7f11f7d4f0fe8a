package dev.souk.bff;

import com.nimbusds.jose.shaded.gson.internal.LinkedTreeMap;
import java.net.URL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How Spring Session stores sessions. It finds these beans by their names. */
@Configuration(proxyBeanMethods = false)
@Import(PostgreSqlJdbcIndexedSessionRepositoryCustomizer.class) // two requests may begin to log in with one session
class SessionConfiguration {

    /** JSON with Spring Security's list of allowed types and those of claims, not Java serialization. */
    @Bean
    GenericConversionService springSessionConversionService() {
        var claims = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(URL.class) // of the issuer
                .allowIfSubType(LinkedTreeMap.class); // of a claim with claims in it
        ClassLoader loader = SessionConfiguration.class.getClassLoader();
        var mapper = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(loader, claims))
                .build();
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, mapper::writeValueAsBytes);
        conversion.addConverter(byte[].class, Object.class, stored -> mapper.readValue(stored, Object.class));
        return conversion;
    }

    /** In batches: all in one statement could take longer than its time limit, and then each time again. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsExpireInBatches() {
        return repository -> repository.setDeleteSessionsByExpiryTimeQuery("""
                delete from spring_session where primary_id in (
                    select primary_id from spring_session where expiry_time < ? limit 5000 for update skip locked)
                """);
    }

    /** In the transaction that is there, instead of always in a new one: a refresh locks the session. */
    @Bean
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }
}
