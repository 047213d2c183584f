package frontrow.e2e.chaos;

/** What lies between the services and their servers. */
record Wires(Wire postgres, Wire kafka) implements AutoCloseable {

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }
}
