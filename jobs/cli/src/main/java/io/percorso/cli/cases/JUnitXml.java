package io.percorso.cli.cases;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as pipelines read them: a suite for each file, in the form that JUnit's Ant task set. */
final class JUnitXml {
  private JUnitXml() {}

  static void write(List<Result> results, Path file) throws IOException {
    Map<String, List<Result>> byFile =
        results.stream()
            .collect(Collectors.groupingBy(Result::file, LinkedHashMap::new, Collectors.toList()));
    try (Writer out = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<Result>> suite : byFile.entrySet()) {
        suite(xml, suite.getKey(), suite.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static void suite(XMLStreamWriter xml, String name, List<Result> results)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", String.valueOf(results.stream().filter(Result::failed).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(results.stream().mapToLong(Result::nanos).sum()));
    for (Result result : results) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", result.tested().kind() + "." + result.tested().definition());
      xml.writeAttribute("name", result.tested().name());
      xml.writeAttribute("time", seconds(result.nanos()));
      if (result.failed()) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", result.failure());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }
}
