# The table of gatling/ceiling: medians over the rounds, the first of which only warms up.
#   round case | floor: requests/s, CPU, refused, broken, p50, p99 | case: the same

function median(name, column,    count, i, j, sorted, swap) {
  count = rounds[name]
  for (i = 1; i <= count; i++) sorted[i] = value[name, column, i]
  for (i = 1; i < count; i++)
    for (j = i + 1; j <= count; j++)
      if (sorted[j] < sorted[i]) { swap = sorted[i]; sorted[i] = sorted[j]; sorted[j] = swap }
  return count % 2 ? sorted[(count + 1) / 2] : (sorted[count / 2] + sorted[count / 2 + 1]) / 2
}

/^#/ { next }

$1 > 0 && NF == 14 {
  if (!($2 in rounds)) order[++cases] = $2
  i = ++rounds[$2]
  value[$2, "floor", i] = $3
  value[$2, "floorCpu", i] = $4
  value[$2, "rate", i] = $9
  value[$2, "cpu", i] = $10
  value[$2, "ratio", i] = $9 / $3
  value[$2, "cpuRatio", i] = $10 / $4
  value[$2, "p50", i] = $13
  value[$2, "p99", i] = $14
  refused[$2] += $11
  broken[$2] += $12
}

END {
  print "| case, connections | requests/s | of open-bare | CPU µs/request | of open-bare | p50 / p99 ms | refused | broken |"
  print "|---|---|---|---|---|---|---|---|"
  for (i = 1; i <= cases; i++) {
    name = order[i]
    printf "| %s | %.0f | %.2f | %.0f | %.2f | %.0f / %.0f | %d | %d |\n", name, median(name, "rate"),
      median(name, "ratio"), median(name, "cpu"), median(name, "cpuRatio"), median(name, "p50"), median(name, "p99"),
      refused[name], broken[name]
  }
}
