package dev.souk.architecture.broken.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InstanceTable {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceTable.class);

    private final JdbcClient jdbc;

    InstanceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void deleteAll() {
        LOG.info("{} rows deleted", jdbc.sql("delete from instance").update());
    }
}
