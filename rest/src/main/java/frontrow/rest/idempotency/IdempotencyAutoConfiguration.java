package frontrow.rest.idempotency;

import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemAutoConfiguration;
import frontrow.rest.problems.ProblemWriter;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** For services with a database; the waiting room has none and needs no keys. */
@AutoConfiguration(after = ProblemAutoConfiguration.class, afterName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
        "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JdbcTemplate.class, DataSource.class})
@ConditionalOnBean({DataSource.class, PlatformTransactionManager.class})
@EnableConfigurationProperties(RestProperties.class)
public class IdempotencyAutoConfiguration {

    @Bean
    AnswerTable storedAnswers(DataSource database, RestProperties properties) {
        return new AnswerTable(new JdbcTemplate(database), properties.idempotency().keptFor());
    }

    @Bean
    CommittedPosts idempotentPosts(RestProperties properties, PlatformTransactionManager transactions,
            StoredAnswers answers,
            JsonMapper json, ProblemWriter problems) {
        // No timeout of the transaction's own: the driver would wake a timer's thread for each statement. The server ends it.
        return new CommittedPosts(properties.idempotency(), new TransactionTemplate(transactions), answers, json, problems);
    }

    @Bean
    KeyPurge keyPurge(AnswerTable answers, CommittedPosts posts, RestProperties properties) {
        return new KeyPurge(answers, posts::any, properties.idempotency());
    }
}
