$registered = @{}
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $order, $number, $signal = $line.Trim() -split ' '
  if ($order -eq 'register') { $registered[$number] = $signal }
  if ($order -eq 'unregister') { $registered.Remove($number) }
}
foreach ($number in $registered.Keys) { taskkill /F /T /PID $number | Out-Null }
